declare module 'virtual:report-source' {
  const source: import('./source-plugin.ts').ReportSource;
  export default source;
}
