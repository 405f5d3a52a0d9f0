import { Button, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { FieldGroup } from '../fields/field-group.tsx';
import { contrastProblem, isColor, readableTextOn, shownContrast, type TextColor } from './color-contrast.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  swatch: {
    width: '44px',
    height: '32px',
    padding: 0,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
  },
  code: { width: '112px', '& input': { minWidth: 0 } },
});

interface ColorPairProps {
  label: string;
  hint: string;
  color: string;
  text: TextColor;
  onChange: (color: string, text: TextColor) => void;
}

/** A color and what is written on it, with how well that can be read; a new color takes the text that suits it. */
export function ColorPair({ label, hint, color, text, onChange }: ColorPairProps) {
  const { t } = useTranslation('administration');
  const styles = useStyles();
  const problem = contrastProblem(color, text);
  const choose = (next: string) => onChange(next, isColor(next) ? readableTextOn(next) : text);
  return (
    <FieldGroup
      name={label}
      label={label}
      hint={problem ? hint : `${hint} ${t('branding.ratio', { ratio: shownContrast(color, text) })}`}
      problem={problem}
    >
      <div className={styles.row}>
        <input
          className={styles.swatch}
          type="color"
          aria-label={t('branding.pick', { name: label })}
          value={isColor(color) ? color : '#000000'}
          onChange={({ target }) => choose(target.value)}
        />
        <Input
          className={styles.code}
          aria-label={t('branding.code', { name: label })}
          value={color}
          onChange={(_, { value }) => choose(value.trim().toLowerCase())}
        />
        <RadioGroup
          layout="horizontal"
          aria-label={t('branding.text', { name: label })}
          value={text}
          onChange={(_, { value }) => onChange(color, value as TextColor)}
        >
          <Radio value="#ffffff" label={t('branding.white')} />
          <Radio value="#000000" label={t('branding.black')} />
        </RadioGroup>
        {problem && isColor(color) && (
          <Button size="small" onClick={() => onChange(color, readableTextOn(color))}>
            {t('branding.fix')}
          </Button>
        )}
      </div>
    </FieldGroup>
  );
}
