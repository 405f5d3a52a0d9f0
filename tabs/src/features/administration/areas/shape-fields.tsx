import type { Geofence } from '@fleet/contracts/geofence.ts';
import { Button, Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { Add20Regular, Dismiss16Regular } from '@fluentui/react-icons';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { RowsPlaceholder } from '../../../ui/rows-placeholder.tsx';
import { FieldGroup } from '../fields/field-group.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { PlaceChoice } from './place-choice.tsx';
import { PlaceField } from './place-field.tsx';
import { addCorner, centerOn, draftOfShape, isShape, readShape, type ShapeDraft, turnInto } from './shape-draft.ts';

const AreaCanvas = lazy(() => import('./area-canvas.tsx'));
const kinds = ['circle', 'polygon'] as const;

const useStyles = makeStyles({
  corners: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  add: { alignSelf: 'flex-start' },
});

interface ShapeFieldsProps {
  draft: ShapeDraft;
  problem: string | undefined;
  /** To be seen, and to be near to. */
  others: readonly Geofence[];
  onChange: (draft: ShapeDraft) => void;
}

/** The border of an area: drawn on the map, or typed. Both do the whole. */
export function ShapeFields({ draft, problem, others, onChange }: ShapeFieldsProps) {
  const { t } = useTranslation('administration');
  const styles = useStyles();
  const { kind, center, radiusMeters, corners } = draft;
  const read = readShape(draft);
  const setCorner = (index: number, corner: (typeof corners)[number]) =>
    onChange({ ...draft, corners: corners.with(index, corner) });
  return (
    <>
      <Field label={t('area.kind')}>
        <RadioGroup
          layout="horizontal"
          value={kind}
          onChange={(_, { value }) => onChange(turnInto(value as ShapeDraft['kind'], draft))}
        >
          {kinds.map((one) => (
            <Radio key={one} value={one} label={t(`area.kinds.${one}`)} />
          ))}
        </RadioGroup>
      </Field>
      <Field hint={t(`area.drawHint.${kind}`)} {...(problem && { validationMessage: problem })}>
        <div>
          <Suspense fallback={<RowsPlaceholder />}>
            <AreaCanvas
              label={t('area.drawMap')}
              areas={others}
              shape={isShape(read) ? read : undefined}
              onPoint={(place) => onChange(kind === 'circle' ? centerOn(draft, place) : addCorner(draft, place))}
              onDrawn={(shape) => onChange({ ...draft, ...draftOfShape(shape) })}
            />
          </Suspense>
        </div>
      </Field>
      <PlaceChoice areas={others} onChoose={(place) => onChange(centerOn(draft, place))} />
      {kind === 'circle' ? (
        <>
          <PlaceField
            label={t('area.center')}
            hint={t('area.centerHint')}
            value={center}
            onChange={(place) => onChange({ ...draft, center: place })}
          />
          <NumberField
            label={t('area.radius')}
            unit={t('area.meters')}
            step={10}
            value={radiusMeters}
            onChange={(next) => onChange({ ...draft, radiusMeters: next })}
          />
        </>
      ) : (
        <FieldGroup label={t('area.corners')} name={t('area.corners')} hint={t('area.centerHint')}>
          <div className={styles.corners}>
            {corners.map((corner, index) => (
              <PlaceField
                // biome-ignore lint/suspicious/noArrayIndexKey: a corner is known by its number alone
                key={index}
                label={t('area.corner', { number: index + 1 })}
                value={corner}
                onChange={(next) => setCorner(index, next)}
                after={
                  <Button
                    type="button"
                    size="small"
                    appearance="transparent"
                    icon={<Dismiss16Regular />}
                    aria-label={t('removeOf', { name: t('area.corner', { number: index + 1 }) })}
                    onClick={() => onChange({ ...draft, corners: corners.toSpliced(index, 1) })}
                  />
                }
              />
            ))}
            <Button
              type="button"
              className={styles.add}
              icon={<Add20Regular />}
              onClick={() => onChange({ ...draft, corners: [...corners, { latitude: null, longitude: null }] })}
            >
              {t('area.addCorner')}
            </Button>
          </div>
        </FieldGroup>
      )}
    </>
  );
}
