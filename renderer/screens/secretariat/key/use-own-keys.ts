import type { KeySummary } from '#core/contract/operations';
import { useCall, type CallState } from '../../../hooks/use-call';

/** The secretariat's own keys. */
export function useOwnKeys(): CallState<readonly KeySummary[]> & { readonly reload: () => void } {
  const keys = useCall('keys.list', {});
  return keys.status === 'done' ? { ...keys, value: keys.value.filter(({ purpose }) => purpose === 'secretariat') } : keys;
}
