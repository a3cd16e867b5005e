// A part that can be begun before it is asked for.
const early = (fetcher, deps) => {
    let begun;
    const load = makeLoad(() => {
        const now = begun ?? fetcher();
        begun = undefined;
        return now;
    }, deps);
    load.ahead = () => {
        deps.forEach((part) => part.ahead());
        begun ??= fetcher();
    };
    return load;
};
const whole = (load) => Object.assign(wrapAsyncCb(load), { ahead: load.ahead });
