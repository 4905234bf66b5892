/** A stylesheet that the bundler loads with the module that names it. */
declare module '*.css';
