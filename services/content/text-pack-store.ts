import { createReadStream } from 'node:fs';
import { AppError } from '#core/contract/errors';
import type { TextPackSummary } from '#core/contract/operations';
import { LANGUAGES, SOURCE_LANGUAGE, type Language } from '#core/questionnaire/wording';
import type { ServiceContext } from '../context';
import type { IncomingFile } from '../files/file-exchange';
import { parseTextPack, TEXT_PACK_BYTES, type TextPack } from './text-pack';

const FOLDER = 'text-packs';
const FILE_NAME = /^([A-Z]{2,12})\.([a-z]{2})\.json$/;

export interface FoundText {
  readonly text: string | null;
  readonly source: string | null;
  readonly language: Language | null;
}

/** The text packs of a data folder: one file per instrument and language; loading one again replaces it. */
export interface TextPackStore {
  load(file: IncomingFile): Promise<TextPackSummary>;
  list(): Promise<readonly TextPackSummary[]>;
  /** The text of a provision, or of the paragraph or article that holds it; in `language`, else English, else any loaded. */
  text(provision: string, language: Language): Promise<FoundText>;
  remove(instrument: string, language: Language): Promise<void>;
}

export function openTextPacks({ data, content }: Pick<ServiceContext, 'data' | 'content'>): TextPackStore {
  const pathOf = (instrument: string, language: string) => `${FOLDER}/${instrument}.${language}.json`;
  const read = async (instrument: string, language: Language): Promise<TextPack | undefined> => {
    const path = pathOf(instrument, language);
    const bytes = await data.files.read(path);
    return bytes === null ? undefined : parseTextPack(bytes, path);
  };
  return {
    async load(file) {
      const bytes = await readBounded(file);
      const known = content.packed().instruments.map(({ code }) => code);
      const pack = parseTextPack(bytes, file.name, known);
      await data.assertWritable();
      await data.files.write(pathOf(pack.instrument, pack.language), bytes);
      return summaryOf(pack);
    },
    async list() {
      const names = [...(await data.files.list(FOLDER))].sort();
      const packs = await Promise.all(
        names.map(async (name) => {
          const [, instrument, language] = FILE_NAME.exec(name) ?? [];
          const known = LANGUAGES.find((each) => each === language);
          return instrument && known ? read(instrument, known) : undefined;
        }),
      );
      return packs.flatMap((pack) => (pack ? [summaryOf(pack)] : []));
    },
    async text(provision, language) {
      const [instrument = ''] = provision.split(':');
      if (!/^[A-Z]{2,12}$/.test(instrument)) return { text: null, source: null, language: null };
      for (const each of new Set([language, SOURCE_LANGUAGE, ...LANGUAGES])) {
        const pack = await read(instrument, each);
        const text = pack && nearestText(pack, provision);
        if (pack && text !== undefined) return { text, source: pack.source, language: each };
      }
      return { text: null, source: null, language: null };
    },
    async remove(instrument, language) {
      const path = pathOf(instrument, language);
      if (!/^[A-Z]{2,12}$/.test(instrument) || (await data.files.read(path)) === null) {
        throw new AppError('not-found', { what: 'text-pack', id: `${instrument}.${language}` });
      }
      await data.assertWritable();
      await data.files.remove(path);
    },
  };
}

/** `TIP:5(2)(a)#2` → `TIP:5(2)(a)` → `TIP:5(2)` → `TIP:5`: a pack may hold whole paragraphs or articles only. */
function nearestText(pack: TextPack, provision: string): string | undefined {
  let id = provision.replace(/#\d+$/, '');
  for (;;) {
    if (Object.hasOwn(pack.provisions, id)) return pack.provisions[id];
    const shorter = id.replace(/\([^()]*\)$/, '');
    if (shorter === id) return undefined;
    id = shorter;
  }
}

/** Stops at the limit whatever the file system said of the size. */
async function readBounded(file: IncomingFile): Promise<Uint8Array> {
  const tooLarge = (bytes: number) => new AppError('file-too-large', { name: file.name, bytes, limit: TEXT_PACK_BYTES });
  if (file.bytes > TEXT_PACK_BYTES) throw tooLarge(file.bytes);
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(file.path) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > TEXT_PACK_BYTES) throw tooLarge(bytes);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('file-unreadable', { name: file.name, problem: 'read' });
  }
  return Buffer.concat(chunks);
}

const summaryOf = ({ instrument, language, title, source, provisions }: TextPack): TextPackSummary => ({
  instrument,
  language,
  title,
  source,
  provisions: Object.keys(provisions).length,
});
