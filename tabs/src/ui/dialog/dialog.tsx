import { lazy, Suspense, useId, useState } from 'react';
import type { DialogProps } from './dialog-props.ts';
import { useFocusReturn } from './use-focus-return.ts';

/** Fetches what dialogs are made of; called when somebody is about to open one. */
export const loadDialog = () => import('./dialog-window.tsx');
const DialogWindow = lazy(loadDialog);

/**
 * The dialog of every page. It keeps the focus inside and gives it back, and is fetched when one is first opened.
 * Nothing of it is on the page before that.
 */
export function Dialog(props: DialogProps) {
  const { open, focusAfterwards, onClosed } = props;
  const [wasOpened, setOpened] = useState(open);
  const surfaceId = useId();
  const giveFocusBack = useFocusReturn(open, surfaceId, focusAfterwards);
  if (open && !wasOpened) setOpened(true);
  if (!wasOpened) return null;
  return (
    <Suspense>
      <DialogWindow
        {...props}
        surfaceId={surfaceId}
        onClosed={() => {
          giveFocusBack();
          onClosed?.();
        }}
      />
    </Suspense>
  );
}
