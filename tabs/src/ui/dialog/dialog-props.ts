import type { ReactNode } from 'react';

export interface DialogProps {
  open: boolean;
  /** Asked for by Escape, the backdrop, the button that closes; whoever shows the dialog then sets `open` to false. */
  onClose: () => void;
  /** Called when it has left and the page behind it can be used again. */
  onClosed?: () => void;
  title: string;
  /** `drawer` at the side keeps the page in sight, `center` asks for one thing, `full-screen` is for work of its own. */
  shape?: 'drawer' | 'center' | 'full-screen';
  size?: 'small' | 'medium' | 'large' | 'extra-large';
  children: ReactNode;
  /** The buttons, the most important one last. */
  actions?: ReactNode;
  /** Makes a form of it, which its button of type submit or Enter sends. */
  onSubmit?: () => void;
  /** Something was changed that closing would lose: it asks first. */
  unsaved?: boolean;
  /** Something is on its way that closing would not stop: it stays open. */
  busy?: boolean;
  /** Where the focus goes afterwards: the first of these that is still on the page, after what had it before. */
  focusAfterwards?: readonly (HTMLElement | null)[];
}
