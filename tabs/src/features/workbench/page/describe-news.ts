import { words } from '../../../language/words.ts';
import type { WriteReport } from '../actions/write-cells.ts';
import type { SheetNews } from '../grid/sheet-control.ts';

/** What was done, in sentences to be read out. */
export function describeNews(news: SheetNews): string {
  const t = words.t.bind(words);
  switch (news.news) {
    case 'copied':
      return t('workbench:news.copied', { count: news.rows * news.columns });
    case 'locked':
      return t(`workbench:readOnly.${news.reason}`);
    case 'undone':
    case 'redone':
      return sentences(
        t(`workbench:news.${news.news}`),
        t('workbench:news.changed', { count: news.written }),
        news.left > 0 && t('workbench:news.left', { count: news.left }),
      );
    case 'nothing-to-undo':
    case 'nothing-to-redo':
      return t(`workbench:news.${news.news}`);
    case 'cleared':
      return sentences(
        describeReport(news.report),
        news.report.kept > 0 && t('workbench:news.kept', { count: news.report.kept }),
      );
    case 'pasted':
      return sentences(
        describeReport(news.report),
        news.report.cutRows > 0 && t('workbench:news.cutRows', { count: news.report.cutRows }),
        news.report.cutColumns > 0 && t('workbench:news.cutColumns', { count: news.report.cutColumns }),
      );
    default:
      return describeReport(news.report);
  }
}

function describeReport({ written, locked, invalid }: WriteReport): string {
  const t = words.t.bind(words);
  return sentences(
    written > 0 ? t('workbench:news.changed', { count: written }) : t('workbench:news.nothingChanged'),
    invalid > 0 && t('workbench:news.invalid', { count: invalid }),
    locked > 0 && t('workbench:news.locked', { count: locked }),
  );
}

function sentences(...parts: readonly (string | false)[]): string {
  return parts.filter((part) => part !== false).join(' ');
}
