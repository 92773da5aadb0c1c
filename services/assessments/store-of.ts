import type { ServiceContext } from '../context';
import type { DataFolder } from '../storage/data-folder';
import { AssessmentStore } from './assessment-store';

const stores = new WeakMap<DataFolder, AssessmentStore>();

/** The one store of the context's data folder: every service that writes to assessments asks here, so that writes have one order. */
export function assessmentStoreOf(context: Pick<ServiceContext, 'data' | 'clock' | 'newId' | 'content'>): AssessmentStore {
  const { data, clock, newId, content } = context;
  const known = stores.get(data);
  if (known) return known;
  const versions = new Map<string, string>();
  const store = new AssessmentStore({
    data,
    clock,
    newId,
    questionnaireVersion: (instruments, edition) => {
      const selection = `${edition ?? ''} ${instruments.join(' ')}`;
      const version = versions.get(selection) ?? content.at(edition).packed(instruments).version;
      versions.set(selection, version);
      return version;
    },
  });
  stores.set(data, store);
  return store;
}
