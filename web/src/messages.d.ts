/** The texts of the first page, and all others: made of one file by vite.config.ts. */
declare module '*.json?first' {
  const texts: Partial<typeof import('./i18n/en.json')>;
  export default texts;
}

declare module '*.json?rest' {
  const texts: Partial<typeof import('./i18n/en.json')>;
  export default texts;
}
