/** Fluent's charts: a chunk of its own, as the tables beside it say the same. */

import { HorizontalBarChart, HorizontalBarChartVariant } from '@fluentui/react-charts';
import { makeStyles, tokens } from '@fluentui/react-components';

const barPixels = 12;

const useStyles = makeStyles({ root: { color: tokens.colorNeutralForeground1, minWidth: 0, margin: 0 } });

interface Bar {
  name: string;
  value: number;
  /** As it is written. */
  text: string;
}

interface BarChartProps {
  label: string;
  bars: readonly Bar[];
  /** How long a bar may be; left out, as long as the longest. */
  most?: number;
  locale: string;
}

/**
 * Bars of one measure, the names above them, for the eyes alone: the table below says the same and is read, and none of these
 * bars is a stop on the way to it.
 */
export default function BarChart({ label, bars, most, locale }: BarChartProps) {
  const styles = useStyles();
  const total = most ?? Math.max(...bars.map(({ value }) => value), 1);
  return (
    <figure className={styles.root} aria-label={label} inert>
      <HorizontalBarChart
        culture={locale}
        variant={HorizontalBarChartVariant.AbsoluteScale}
        barHeight={barPixels}
        hideLabels
        data={bars.map(({ name, value, text }) => ({
          chartTitle: `${name} · ${text}`,
          chartData: [
            {
              legend: name,
              horizontalBarChartdata: { x: value, total },
              color: tokens.colorBrandBackground,
              xAxisCalloutData: name,
              yAxisCalloutData: text,
            },
          ],
        }))}
      />
    </figure>
  );
}
