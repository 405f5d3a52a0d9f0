import { Button } from '@fluentui/react-components';
import { Person48Regular } from '@fluentui/react-icons';
import { PagePlaceholder } from './page-placeholder.tsx';
import type { SignInState } from './sign-in/use-sign-in.ts';
import { ErrorState, PageState } from './ui/page-state.tsx';
import { Shell } from './ui/shell.tsx';
import { strings } from './ui/strings.ts';

/** What stands on the page until somebody is signed in. */
export function Waiting({ signIn }: { signIn: Exclude<SignInState, { status: 'signed-in' }> }) {
  return <Shell>{content(signIn)}</Shell>;
}

function content(signIn: Exclude<SignInState, { status: 'signed-in' }>) {
  if (signIn.status === 'starting') return <PagePlaceholder />;
  if (signIn.status === 'failed') return <ErrorState error={signIn.error} onRetry={signIn.retry} />;
  return (
    <PageState
      icon={<Person48Regular />}
      title={strings.signedOut.title}
      detail={strings.signedOut.detail}
      action={
        <Button appearance="primary" size="large" onClick={() => void signIn.signIn()}>
          {strings.signIn}
        </Button>
      }
    />
  );
}
