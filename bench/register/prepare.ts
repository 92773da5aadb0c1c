import { conferencePlan } from '#test/conference/conference-plan';
import { fillRegisterWithoutBundles } from '#test/conference/conference-register';
import { openOffice } from './office';

/** The register of an invented Conference at full size, with its index, in the folder named. */
const office = await openOffice(process.argv[2] ?? '');
const read = await fillRegisterWithoutBundles(office.data, office.content, conferencePlan(office.content.states()));
await office.search({}, read);
await office.data.close();
