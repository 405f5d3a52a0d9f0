import {
  Avatar,
  Field,
  Tag,
  TagPicker,
  TagPickerControl,
  TagPickerGroup,
  TagPickerInput,
  TagPickerList,
  TagPickerOption,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api-client/api.ts';
import { queryKeys } from '../../../api-client/query-keys.ts';

const shownPeople = 20;

interface PeopleFieldProps {
  label: string;
  userIds: readonly string[];
  onChange: (userIds: string[]) => void;
  maximum: number;
  problem?: string | undefined;
  hint?: string;
}

/** Chooses people by their names; whoever was chosen is shown as a tag that can be taken away. */
export function PeopleField({ label, userIds, onChange, maximum, problem, hint }: PeopleFieldProps) {
  const { t } = useTranslation('administration');
  const api = useApi();
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: queryKeys.peopleNamed(q),
    queryFn: ({ signal }) => api.listPeople({ ...(q && { q }), limit: shownPeople }, { signal }),
    placeholderData: (former) => former,
  });
  const names = usePersonNames(userIds);
  const options = (found.data?.people ?? []).filter(({ userId }) => !userIds.includes(userId));
  const isFull = userIds.length >= maximum;
  return (
    <Field label={label} {...(hint && { hint })} {...(problem && { validationMessage: problem })}>
      <TagPicker
        selectedOptions={[...userIds]}
        onOptionSelect={(_, { selectedOptions }) => {
          onChange(selectedOptions.filter((id) => id !== '').slice(0, maximum));
          setText('');
        }}
      >
        <TagPickerControl>
          <TagPickerGroup aria-label={label}>
            {userIds.map((userId) => (
              <Tag
                key={userId}
                value={userId}
                shape="rounded"
                media={<Avatar aria-hidden name={names.get(userId) ?? ''} color="colorful" />}
              >
                {names.get(userId) ?? '…'}
              </Tag>
            ))}
          </TagPickerGroup>
          <TagPickerInput
            aria-label={t('addTo', { name: label })}
            value={text}
            disabled={isFull}
            placeholder={userIds.length === 0 ? t('typeName') : ''}
            onChange={({ target }) => setText(target.value)}
          />
        </TagPickerControl>
        <TagPickerList>
          {options.map(({ userId, displayName }) => (
            <TagPickerOption
              key={userId}
              value={userId}
              text={displayName}
              media={<Avatar aria-hidden shape="square" name={displayName} color="colorful" />}
            >
              {displayName}
            </TagPickerOption>
          ))}
          {options.length === 0 && (
            <TagPickerOption value="" text={t('nobodyFound')}>
              {t('nobodyFound')}
            </TagPickerOption>
          )}
        </TagPickerList>
      </TagPicker>
    </Field>
  );
}

/** Names by the ids of people, once they are known. */
export function usePersonNames(userIds: readonly string[]): ReadonlyMap<string, string> {
  const api = useApi();
  const wanted = [...new Set(userIds)].sort();
  const { data } = useQuery({
    queryKey: queryKeys.personNames(wanted),
    queryFn: async ({ signal }) => {
      const people = await Promise.all(wanted.map((userId) => api.getUser({ userId }, { signal })));
      return new Map(people.map(({ id, displayName }) => [id, displayName]));
    },
    enabled: wanted.length > 0,
    staleTime: 300_000,
    placeholderData: (former) => former,
  });
  return data ?? new Map();
}
