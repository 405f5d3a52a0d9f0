import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ErrorCircle48Regular, LockClosed48Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../sign-in/session-context.ts';
import { describeError } from './describe-error.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    textAlign: 'center',
    gap: tokens.spacingVerticalS,
    maxWidth: '440px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}`,
    overflowWrap: 'anywhere',
  },
  icon: { color: tokens.colorNeutralForeground3, lineHeight: 0 },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: 600 },
  detail: { margin: 0, color: tokens.colorNeutralForeground2 },
  action: { marginTop: tokens.spacingVerticalM },
});

interface PageStateProps {
  icon: ReactNode;
  title: string;
  detail?: string;
  action?: ReactNode;
  /** It is the whole page, of which its title is the heading. */
  isPage?: boolean;
  /** Whether a screen reader should read it out at once. */
  urgent?: boolean;
}

/** What stands in place of content: nothing there, nothing found, not allowed, not signed in, failed. */
export function PageState({ icon, title, detail, action, isPage, urgent }: PageStateProps) {
  const Title = isPage ? 'h1' : 'h2';
  const styles = useStyles();
  return (
    <section className={styles.root} {...(urgent && { role: 'alert' })}>
      <span className={styles.icon}>{icon}</span>
      <Title className={styles.title}>{title}</Title>
      {detail && <p className={styles.detail}>{detail}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </section>
  );
}

/** An error with what the reader can do about it. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const { title, detail, remedy } = describeError(error);
  const icon = remedy === 'try-again' ? <ErrorCircle48Regular /> : <LockClosed48Regular />;
  const action =
    remedy === 'sign-in' && session ? (
      <Button appearance="primary" onClick={() => void session.signIn()}>
        {t('signIn')}
      </Button>
    ) : remedy === 'try-again' ? (
      <Button onClick={onRetry}>{t('tryAgain')}</Button>
    ) : undefined;
  return <PageState icon={icon} title={title} detail={detail} action={action} urgent />;
}
