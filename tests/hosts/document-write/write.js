document.write('<style>.column { width: 600px; max-width: 100% }</style><div class="column"><binh-yen src="/data/reports.json" place="gia-lai/kbang"><p>Bản có sẵn.</p></binh-yen></div>');
document.write('<script type="module" src="/binh-yen.js"><\/script>');
