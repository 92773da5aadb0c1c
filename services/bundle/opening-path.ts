import type { ServiceContext } from '../context';

/** Emptied at every start of the owner: what an interrupted process left here does not stay. */
const FOLDER = 'register/opening';

type Needs = Pick<ServiceContext, 'data' | 'newId'>;

/** A new place for a copy that is there only while a bundle is being verified. Only for the owner of the data folder. */
export const openingPath = ({ data, newId }: Needs): Promise<string> => data.files.absolute(`${FOLDER}/${newId()}`);

/** The same as an option of verifying; without the folder to itself, a process opens bundles in the system's temporary folder. */
export const openingIn = (context: Needs): { readonly openingPath?: () => Promise<string> } =>
  context.data.access === 'owner' ? { openingPath: () => openingPath(context) } : {};
