// What a page does that reads the same documents without us: JSON.parse, and maps for the questions that
// a view asks. It checks nothing.

const decoder = new TextDecoder();
globalThis.read = (texts) => {
  const places = new Map();
  const series = new Map();
  const reports = new Map();
  for (const text of texts) {
    const document = JSON.parse(decoder.decode(text));
    for (const place of document.places ?? []) places.set(place.id, place);
    for (const report of document.reports ?? []) {
      const of = reports.get(report.place);
      if (of) of.push(report);
      else reports.set(report.place, [report]);
      for (const figure of report.figures ?? []) {
        const key = `${report.place} ${figure.indicator} ${figure.measure} ${figure.scope ?? ""}`;
        let periods = series.get(key);
        if (!periods) series.set(key, (periods = new Map()));
        periods.set(report.period, figure);
      }
    }
  }
  return { places, series, reports };
};
globalThis.figures = ({ reports }) => [...reports.values()].flat().reduce((sum, r) => sum + (r.figures?.length ?? 0), 0);
performance.mark("ready");
