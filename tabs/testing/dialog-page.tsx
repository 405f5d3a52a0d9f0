/** A page with one dialog, of the shape and size that its address names; `dialog.test.ts` drives it. */
import { Button, Field, FluentProvider, Input, teamsLightTheme } from '@fluentui/react-components';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { speak } from '../src/language/words.ts';
import { Dialog } from '../src/ui/dialog/dialog.tsx';
import type { DialogProps } from '../src/ui/dialog/dialog-props.ts';

const search = new URLSearchParams(location.search);
const shape = search.get('shape') as NonNullable<DialogProps['shape']>;
const size = search.get('size') as NonNullable<DialogProps['size']>;

function DialogPage() {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const close = () => {
    setOpen(false);
    setText('');
  };
  return (
    <FluentProvider theme={teamsLightTheme}>
      <main>
        <h1>A page with a dialog</h1>
        <Button onClick={() => setOpen(true)}>Open</Button>
        <a href="#elsewhere">Elsewhere</a>
      </main>
      <Dialog
        open={open}
        onClose={close}
        title="A vehicle’s name"
        shape={shape}
        size={size}
        unsaved={text !== ''}
        onSubmit={close}
        actions={
          <>
            <Button type="button" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" appearance="primary">
              Save
            </Button>
          </>
        }
      >
        <Field label="Name">
          <Input value={text} onChange={(_, { value }) => setText(value)} />
        </Field>
      </Dialog>
    </FluentProvider>
  );
}

const root = document.getElementById('root');
if (root) void speak(['en']).then(() => createRoot(root).render(<DialogPage />));
