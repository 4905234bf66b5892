/** The address of a style sheet that a script puts in by itself. */
declare module '*.css?url' {
  const href: string;
  export default href;
}
