import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceDifference } from '#core/comparison/comparison';
import type { SubmittedEvidence } from '#core/submission/submission';
import { DataTable, type DataColumn } from '../components/data-table';
import { ReferenceList } from '../components/reference-list';
import { EvidenceName } from '../evidence/evidence-name';
import { useFormats } from '../hooks/use-formats';
import { usePartLabel } from './source-parts';

/** What became of the sources and of their files; files are told by digest and size, and never opened. */
export function SourcesSection({ sources }: { readonly sources: readonly SourceDifference[] }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const label = usePartLabel();
  const rows = sources
    .map((source, place) => ({ source, place }))
    .filter(({ source: { kind, file } }) => kind !== 'same' || (file && file !== 'same'));
  const columns: readonly DataColumn<(typeof rows)[number]>[] = [
    {
      id: 'title',
      header: t('review.sources.column.title'),
      rowHeader: true,
      cell: ({ source: { older, newer } }) => {
        const evidence = newer ?? older;
        return evidence && <EvidenceName evidence={evidence} />;
      },
    },
    {
      id: 'kind',
      header: t('review.sources.column.kind'),
      cell: ({ source: { kind, parts } }) => (
        <>
          {t(`review.sources.kind.${kind}`)}
          {parts.length > 0 && <div className="hint">{formats.list(parts.map(label))}</div>}
        </>
      ),
    },
    {
      id: 'file',
      header: t('review.sources.column.file'),
      cell: ({ source: { file, older, newer } }) =>
        file && (
          <>
            {t(`review.sources.file.${file}`)}
            {older?.attachment && newer?.attachment && file !== 'same' ? (
              <div className="hint">
                <FileThen attachment={older.attachment} /> → <FileThen attachment={newer.attachment} />
              </div>
            ) : (
              <div className="hint">
                <FileThen attachment={(newer?.attachment ?? older?.attachment)!} />
              </div>
            )}
          </>
        ),
    },
    {
      id: 'provisions',
      header: t('review.sources.column.provisions'),
      cell: ({ source }) => <ReferenceList of={source.provisions} />,
    },
  ];
  return (
    <section className="stack" aria-labelledby="sources">
      <h3 id="sources">{t('review.sources.title')}</h3>
      {rows.length === 0 ? (
        <p>{t('review.sources.nothing')}</p>
      ) : (
        <DataTable caption={t('review.sources.title')} hideCaption columns={columns} rows={rows} rowKey={({ place }) => String(place)} />
      )}
    </section>
  );
}

/** A file by name and size; never opened. */
function FileThen({ attachment: { name, bytes } }: { readonly attachment: NonNullable<SubmittedEvidence['attachment']> }): ReactNode {
  const formats = useFormats();
  return (
    <>
      <bdi translate="no">{name}</bdi> (<bdi>{formats.bytes(bytes)}</bdi>)
    </>
  );
}
