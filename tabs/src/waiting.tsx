import { Button } from '@fluentui/react-components';
import { Person48Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { PagePlaceholder } from './page-placeholder.tsx';
import type { SignInState } from './sign-in/use-sign-in.ts';
import { ErrorState, PageState } from './ui/page-state.tsx';
import { Shell } from './ui/shell.tsx';

/** What stands on the page until somebody is signed in. */
export function Waiting({ signIn }: { signIn: Exclude<SignInState, { status: 'signed-in' }> }) {
  return (
    <Shell>
      {signIn.status === 'starting' ? (
        <PagePlaceholder />
      ) : signIn.status === 'failed' ? (
        <ErrorState error={signIn.error} onRetry={signIn.retry} />
      ) : (
        <SignedOut signIn={signIn.signIn} />
      )}
    </Shell>
  );
}

function SignedOut({ signIn }: { signIn: () => Promise<void> }) {
  const { t } = useTranslation();
  return (
    <PageState
      isPage
      icon={<Person48Regular />}
      title={t('signedOut.title')}
      detail={t('signedOut.detail')}
      action={
        <Button appearance="primary" size="large" onClick={() => void signIn()}>
          {t('signIn')}
        </Button>
      }
    />
  );
}
