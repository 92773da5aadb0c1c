import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppErrorBody } from '#core/contract/errors';
import type { LookedAtPackage } from '#core/contract/operations';
import { useApplication } from '../application/application-context';

export type PackageLook =
  | { readonly status: 'looking'; readonly cancel: () => void }
  | { readonly status: 'looked'; readonly looked: LookedAtPackage }
  | { readonly status: 'failed'; readonly error: AppErrorBody };

/**
 * Looks at a work package once it is shown, and only once: looking uses up the handle of its file. Nothing is opened by it. `null`: there
 * is nothing to look at.
 */
export function usePackageLook(handle: string | null): PackageLook {
  const { api } = useApplication();
  const begun = useRef<{ readonly handle: string; readonly controller: AbortController } | null>(null);
  const cancel = useCallback(() => begun.current?.controller.abort(), []);
  const [look, setLook] = useState<PackageLook>({ status: 'looking', cancel });
  useEffect(() => {
    if (handle === null || begun.current?.handle === handle) return;
    const controller = new AbortController();
    begun.current = { handle, controller };
    void api.call('agencies.look', { file: handle }, { signal: controller.signal }).then((result) => {
      if (begun.current?.controller !== controller) return;
      setLook(result.ok ? { status: 'looked', looked: result.value } : { status: 'failed', error: result.error });
    });
  }, [api, handle]);
  return look;
}
