import { useEffect } from 'react';
import type { HostApi } from '#core/contract/api';
import type { Navigate } from './use-route';

const ASSESSMENT = 'assessment:';

/** Goes where the native menu leads. */
export function useMenuCommands(api: HostApi, navigate: Navigate): void {
  useEffect(
    () =>
      api.onMenu((command) => {
        if (command === 'start' || command === 'secretariat' || command === 'review') navigate({ screen: command });
        else if (command.startsWith(ASSESSMENT)) navigate({ screen: 'complete', assessment: command.slice(ASSESSMENT.length) });
      }),
    [api, navigate],
  );
}
