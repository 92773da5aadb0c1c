import type { ReportDocument } from '#core/report/report-document';
import { cssString } from './escape';

/** How the page looks on a screen and on paper; the numbers of its pages as far as style sheets can give them. */
export function htmlStyle({ running, mark, confidential, labels }: ReportDocument): string {
  const counters = labels.pageOf
    .split(/(\{page\}|\{pages\})/)
    .map((part) => (part === '{page}' ? 'counter(page)' : part === '{pages}' ? 'counter(pages)' : cssString(part)))
    .join(' ');
  return `${SHEET}
@page { size: A4; margin: 22mm 18mm 20mm;
  @top-center { content: ${cssString(mark ? `${running} · ${mark}` : running)}; font: 8pt sans-serif; color: #333 }
  @bottom-center { content: ${counters}${confidential === undefined ? '' : ` "\\A" ${cssString(confidential)}`}; white-space: pre; font: 8pt sans-serif; color: #333 } }`;
}

const SHEET = `
:root { color-scheme: light; --ink: #111; --quiet: #444; --line: #767676; --accent: #1a3f6f }
* { box-sizing: border-box }
body { margin: 0 auto; max-inline-size: 60rem; padding: 1.5rem; color: var(--ink); background: #fff;
  font: 1rem/1.5 'Noto Sans', 'Noto Sans SC', Vazirmatn, 'Segoe UI', Tahoma, 'Microsoft YaHei', 'PingFang SC', sans-serif; overflow-wrap: anywhere }
:lang(ar) { line-height: 1.75 }
h1, h2, h3, h4, h5 { line-height: 1.3; break-after: avoid; margin: 1.5em 0 0.5em }
h1 { font-size: 2rem; margin-block-start: 0.5em } h2 { font-size: 1.5rem; border-block-end: 2px solid var(--accent); padding-block-end: 0.2em }
h3 { font-size: 1.25rem; color: var(--accent) } h4 { font-size: 1.0625rem } h5 { font-size: 1rem; color: var(--quiet) }
p { margin: 0 0 0.5em; max-inline-size: 46rem }
a { color: #0b4a9e } a[href^='#'] bdi { white-space: nowrap } svg { overflow: visible }
.label { font-weight: 600; margin-block-start: 0.9em; break-after: avoid }
.answer { padding-inline-start: 1rem; border-inline-start: 3px solid #b8c7da } ul.answer, ol.answer { padding-inline-start: 2.2rem; margin-block: 0.25rem 0.5rem }
.answer.apart { padding-block-start: 0.75rem }
.note { font-size: 0.875rem; color: var(--quiet) }
.skip { position: absolute; inset-inline-start: -100vw; background: #fff; padding: 0.5rem }
.skip:focus { inset-inline-start: 0 }
.mark { font-weight: 700; border: 2px solid var(--ink); padding: 0.1rem 0.75rem; display: inline-block; letter-spacing: 0.04em }
.mark:lang(ar) { letter-spacing: 0 }
.confidential { font-weight: 700; margin: 0 0 0.5rem }
.running { color: var(--quiet); margin: 0 0 0.5rem }
dl.facts { display: grid; grid-template-columns: minmax(9rem, 15rem) 1fr; gap: 0.25rem 1rem; margin: 0.5rem 0 1rem }
dl.facts dt { font-weight: 600; color: var(--quiet) } dl.facts dd { margin: 0 }
nav ol { list-style: none; padding-inline-start: 1.25rem; margin: 0 } nav > ol { padding: 0 }
nav > ol > li { margin-block: 0.5rem; font-weight: 600 } nav ol ol { font-weight: 400 }
table { border-collapse: collapse; inline-size: 100%; margin: 0.75rem 0 1rem; font-size: 0.9375rem }
caption { text-align: start; font-weight: 600; padding-block: 0.25rem; break-after: avoid }
th, td { border: 1px solid var(--line); padding: 0.3rem 0.5rem; text-align: start; vertical-align: top; overflow-wrap: break-word }
thead th { background: #eef2f7 } tbody th { font-weight: 400 } .figure { text-align: end; font-variant-numeric: tabular-nums }
thead { display: table-header-group } tr { break-inside: avoid }
figure { margin: 0.75rem 0 1.25rem; break-inside: avoid } figcaption { font-weight: 600 }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; padding: 0; list-style: none; font-size: 0.875rem; margin: 0.25rem 0 }
.legend svg { inline-size: 1.5rem; block-size: 0.8rem; vertical-align: -1px }
.bars dl { display: grid; grid-template-columns: minmax(8rem, 16rem) 1fr; gap: 0.4rem 0.75rem; margin: 0 }
.bars dt { font-size: 0.9375rem } .bars dd { margin: 0 } .bars dd div { display: flex; gap: 0.5rem; align-items: center; line-height: 1.2 }
.bars dd svg { flex: 1; block-size: 0.75rem } .bars .count { min-inline-size: 3ch; font-size: 0.875rem; font-variant-numeric: tabular-nums }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.choices { list-style: none; padding-inline-start: 0.5rem; margin: 0.25rem 0 0.5rem }
.line { border-block-end: 1px solid var(--line); block-size: 1.9rem; max-inline-size: 46rem }
.signature { display: grid; grid-template-columns: minmax(7rem, 12rem) minmax(8rem, 24rem); gap: 1.4rem 1rem; margin-block: 1rem 2rem; break-inside: avoid }
.signature dd { margin: 0; border-block-end: 1px solid var(--ink); min-block-size: 1.6rem }
footer { border-block-start: 1px solid var(--line); margin-block-start: 2rem; padding-block-start: 0.5rem; font-size: 0.8125rem; color: var(--quiet) }
@media print { body { max-inline-size: none; padding: 0; font-size: 10pt } .skip { display: none } a { color: inherit } nav { break-after: page }
  .mark { position: fixed; inset-block-start: 0; inset-inline-end: 0; background: #fff } }
@media (max-width: 40rem) { dl.facts, .bars dl { grid-template-columns: 1fr } dl.facts dd { margin-block-end: 0.5rem } }
`;
