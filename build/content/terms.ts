import { fileURLToPath } from 'node:url';
import { translatedLanguage } from './language-argument';
import { readContentFiles } from './read-content-files';
import { missingTermsReport, unconfirmedReport } from './terms/terms-report';

/** `npm run -s content:terms -- fr`: translations without their fixed term; `--unconfirmed`: titles and terms not yet confirmed. */
const [argument] = process.argv.slice(2).filter((each) => !each.startsWith('--'));
const language = translatedLanguage(argument);
const files = await readContentFiles(fileURLToPath(new URL('../..', import.meta.url)));
const report = process.argv.includes('--unconfirmed') ? unconfirmedReport : missingTermsReport;
console.log(report(files, language).join('\n'));
