import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ShippedPackage } from './shipped-packages';

const NAMES = /^(licen[cs]e|copying|notice|ofl)([.-].*)?$/i;

/** The licences of what is shipped, each with the package's own text. Throws an Error for a package without any. */
export function thirdPartyLicences(packages: readonly ShippedPackage[], extra: readonly string[]): string {
  const head = [
    'Omnibus contains parts of the works listed here, each under the licence that follows it.',
    ...extra,
    '',
    ...packages.map(({ name, version, licence }) => `  ${name} ${version}: ${licence}`),
  ];
  const texts = packages.map((shipped) =>
    [`${'='.repeat(78)}\n${shipped.name} ${shipped.version}: ${shipped.licence}\n${'='.repeat(78)}`, ...ownTexts(shipped)].join('\n\n'),
  );
  return `${[head.join('\n'), ...texts].join('\n\n')}\n`;
}

function ownTexts({ name, version, licence, folder }: ShippedPackage): readonly string[] {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && NAMES.test(entry.name))
    .map((entry) => entry.name)
    .sort();
  const texts = files.map((file) => readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  if (texts.length > 0) return texts;
  const { author, repository } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
  if (author === undefined && repository === undefined) throw new Error(`${name} ${version} has no licence text and names no author`);
  return [`The package has no text of its licence (${licence}). Its author: ${spoken(author)}. Its source: ${spoken(repository)}.`];
}

function spoken(value: unknown): string {
  if (typeof value === 'string') return value;
  const { name, url } = (value ?? {}) as Record<string, unknown>;
  return [name, url].filter((part) => typeof part === 'string').join(' ') || 'not named';
}
