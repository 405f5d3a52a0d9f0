import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';
import { formatMoment, type TimeStyle } from '../../../ui/format.ts';
import { ErrorNotice } from '../../../ui/notice.tsx';
import { Section } from './section.tsx';

/** The longest note that the API takes, in characters. */
const noteLength = 2000;

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    margin: `0 0 ${tokens.spacingVerticalM}`,
    padding: 0,
    listStyleType: 'none',
  },
  text: { margin: 0, whiteSpace: 'pre-line' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  form: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalS },
  field: { alignSelf: 'stretch' },
});

/** What people noted about it, and a place to note more. */
export function Notes({ reservationId, style }: { reservationId: string; style: TimeStyle }) {
  const { t } = useTranslation('reservations');
  const styles = useStyles();
  const api = useApi();
  const queryClient = useQueryClient();
  const [text, setText] = useState('');
  const queryKey = queryKeys.reservationPart(reservationId, 'notes');
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey,
    queryFn: ({ signal, pageParam }) =>
      api.listNotes({ reservationId, ...(pageParam && { cursor: pageParam }) }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const [key, setKey] = useState(() => crypto.randomUUID());
  const adding = useMutation({
    mutationFn: () => api.createNote({ reservationId, text: text.trim() }, { idempotencyKey: key }),
    onSuccess: () => {
      setText('');
      setKey(crypto.randomUUID());
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() && !adding.isPending) adding.mutate();
  };
  const notes = data?.pages.flatMap((page) => page.notes) ?? [];
  return (
    <Section title={t('details.notes')}>
      {error && <ErrorNotice error={error} />}
      {notes.length > 0 && (
        <ul className={styles.list}>
          {notes.map((note) => (
            <li key={note.id}>
              <p className={styles.text}>{note.text}</p>
              <span className={styles.quiet}>
                {note.author.displayName}, {formatMoment(note.createdAt, style)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button disabledFocusable={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('loadMore')}
        </Button>
      )}
      <form className={styles.form} onSubmit={add}>
        <Field className={styles.field} label={t('details.addNote')} hint={t('details.noteHint')}>
          <Textarea value={text} maxLength={noteLength} resize="vertical" onChange={(_, { value }) => setText(value)} />
        </Field>
        {adding.error && <ErrorNotice error={adding.error} />}
        <Button type="submit" disabledFocusable={adding.isPending || !text.trim()}>
          {t('details.add')}
        </Button>
      </form>
    </Section>
  );
}
