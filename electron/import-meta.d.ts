interface ImportMeta {
  /** Vite puts the named export of each file in place, by its path. */
  glob<T>(pattern: string, options: { readonly eager: true; readonly import: string }): Readonly<Record<string, T>>;
}

/** Vite puts the text of the file in place. */
declare module '*?raw' {
  const text: string;
  export default text;
}
