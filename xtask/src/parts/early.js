// A part that can be begun before it is asked for. One after the other, each in a task of its own: a dozen
// requests in one go would hold up the page.
const early = (fetcher, deps) => {
    let begun, asked;
    const load = makeLoad(() => {
        asked = true;
        const now = begun ?? fetcher();
        begun = undefined;
        return now;
    }, deps);
    load.ahead = async () => {
        for (const part of deps) await part.ahead();
        if (asked || begun) return;
        begun = fetcher();
        await new Promise((done) => setTimeout(done));
    };
    return load;
};
const whole = (load) => Object.assign(wrapAsyncCb(load), { ahead: load.ahead });
