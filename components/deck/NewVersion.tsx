'use client';
import { useOffline } from '@/components/mdx/offline/state';
import { UpdateWords } from '@/components/mdx/offline/UpdateWords';

/** On the stage a new version is offered in the list of keys, where no audience sees it. */
export function NewVersion() {
  const update = useOffline((s) => s.update);
  if (!update) return null;
  return (
    <div className="help-update" data-update>
      <UpdateWords />
      <button
        type="button"
        onClick={() => void import('@/components/mdx/offline/connect').then((m) => m.takeUpdate())}
      >
        Reload with it
      </button>
    </div>
  );
}
