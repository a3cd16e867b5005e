/** What `<binh-yen>` is to TypeScript. docs/embedding.md explains each of these to editors. */

/** The five views. */
export type BinhYenView = "summary" | "years" | "places" | "table" | "sources";

/** What the reader has opened, as attributes of the same names would say it. */
export interface BinhYenReady {
  /** A query string without `?`, such as `view=years&places=gia-lai/kbang`. */
  query: string;
}

/** What the reader chose. */
export interface BinhYenSelect {
  /** All that is chosen now: a query string without `?`. */
  query: string;
  /** The reader is still typing; the next one replaces this one. */
  typing: boolean;
}

/** What went wrong. */
export interface BinhYenError {
  /**
   * `start`: the program did not start; `slow`: nothing to show after 20 seconds, and it goes on
   * trying. The others are of the data: `status:404` with the server's answer, `no-answer`,
   * `timeout`, `refused`, `too-large`, `not-a-pack`, `part`, `no-data`, `no-place`. More may come.
   */
  code: "start" | "slow" | `status:${number}` | "no-answer" | "timeout" | "refused" | "too-large" | "not-a-pack" | "part" | "no-data" | "no-place" | (string & {});
  /** For developers, with `start`. */
  message?: string;
}

/** The events, by name. All of them bubble and leave shadow roots; none can be cancelled. */
export interface BinhYenEventMap {
  /** The first view is painted: once for each start, and for each `src`. */
  "binh-yen:ready": CustomEvent<BinhYenReady>;
  /** The reader chose something. */
  "binh-yen:select": CustomEvent<BinhYenSelect>;
  /** Something failed, and the reader sees a line that says so. */
  "binh-yen:error": CustomEvent<BinhYenError>;
}

/** The attributes; `null` and `undefined` take one away. */
export interface BinhYenAttributes {
  /**
   * Address of a folder that `binh-yen pack` wrote, with the slash at its end, or of a data document.
   * Default: `data/` beside the page.
   */
  src?: string | null;
  /** The view. Default: `summary`. */
  view?: BinhYenView | null;
  /** Id of a place. */
  place?: string | null;
  /** Ids of places, the main one first, separated by commas. */
  places?: string | null;
  /** A period, such as `2024` or `2024-H1`. */
  period?: string | null;
  /** Periods, separated by commas. */
  periods?: string | null;
  /** Id of an indicator. */
  indicator?: string | null;
  /** Id of a measure. */
  measure?: string | null;
  /** Id of a scope. */
  scope?: string | null;
  /** Language of every word. Default: `vi`. */
  lang?: "vi" | "en";
  /** `value`: places by number instead of by name. */
  order?: "value" | null;
  /** `100k`: places side by side per 100,000 people. */
  per?: "100k" | null;
  /** Year of the population to use, where a place has several. */
  population?: string | null;
  /** What the table is filtered by. */
  q?: string | null;
  /** Colours. Default: `auto`, dark where the page's `color-scheme` and the reader's system are. */
  theme?: "light" | "dark" | "auto" | null;
  /**
   * What readers set for themselves (size of the text, night mode, language) is kept in `localStorage`
   * under the key `binh-yen`. Default, and with `false`: nothing is stored.
   */
  remember?: "" | "true" | "false" | boolean | null;
  /** Pixels to keep free until the first view is painted. Default: the window's height. */
  height?: string | number | null;
}

/** The element's class. It is not exported: `customElements.get("binh-yen")` has it. */
export interface BinhYenElement extends HTMLElement, BinhYenProperties {
  /** Resolves with the element after its first view is painted; rejected with the code of the error where that fails. */
  readonly ready: Promise<BinhYenElement>;
  /** Resolves after what was last asked for is painted; rejected as `ready`. */
  readonly settled: Promise<unknown>;
  /** What is chosen now: a query string without `?`. */
  readonly query: string;
  /** Shows what a query string says. */
  show(query: string): void;
}

/** The attributes as properties: read, they are text or `null`; written, they may be a number too. */
export type BinhYenProperties = {
  [Name in keyof Omit<BinhYenAttributes, "lang">]-?: BinhYenAttributes[Name];
};

declare global {
  interface HTMLElementTagNameMap {
    "binh-yen": BinhYenElement;
  }
  // On the element, and on all that its events come by.
  interface GlobalEventHandlersEventMap extends BinhYenEventMap {}
  // Where JSX is global. React 19 has its own; docs/embedding.md shows the three lines for it.
  namespace JSX {
    interface IntrinsicElements {
      "binh-yen": BinhYenAttributes & Record<string, unknown>;
    }
  }
}
