import { tellReplaced } from '../../application/replaced-content';
import { formatRoute } from '../../application/routes';

/** Everything is another from now on: this window and the others are loaded anew, and this one says what happened. */
export function startAnew(what: 'restored' | 'brought-back'): void {
  tellReplaced();
  // Without the window hearing of it: only the next load is to show it.
  window.history.replaceState(null, '', formatRoute({ screen: 'backup', at: what }));
  window.location.reload();
}
