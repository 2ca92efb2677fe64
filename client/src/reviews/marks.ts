import {
  type DecorationOptions,
  type Disposable,
  type ExtensionContext,
  MarkdownString,
  OverviewRulerLane,
  Range,
  type TextEditorDecorationType,
  ThemeColor,
  Uri,
  window,
} from 'vscode';
import type { ReviewRegion } from '../../../protocol/src/index';
import { toRange } from '../findings/store';
import { plainText } from '../tooltip';
import type { ReviewModel } from './model';
import { readWords } from './words';

/** The marks of regions that were read, or of those that were not. */
interface Marks {
  isRead: boolean;
  /** Beside each line. */
  icon: TextEditorDecorationType;
  /** What the pointer is told above the lines, and the scroll bar's ruler. */
  lines: TextEditorDecorationType;
}

/** Marks changed regions beside the lines: a ring until they are read, a tick after. */
export class RegionMarks implements Disposable {
  private readonly marks: Marks[];
  private readonly subscriptions: Disposable[];

  constructor(
    context: ExtensionContext,
    private readonly model: ReviewModel,
  ) {
    const icon = (name: string) => ({
      gutterIconPath: Uri.joinPath(context.extensionUri, 'media', 'review', `${name}.svg`),
      gutterIconSize: 'contain',
    });
    const kind = (isRead: boolean, color: string, overviewRulerLane: OverviewRulerLane): Marks => {
      const name = isRead ? 'read' : 'unread';
      return {
        isRead,
        icon: window.createTextEditorDecorationType({
          light: icon(`${name}-light`),
          dark: icon(`${name}-dark`),
        }),
        lines: window.createTextEditorDecorationType({
          overviewRulerColor: new ThemeColor(color),
          overviewRulerLane,
        }),
      };
    };
    this.marks = [
      kind(false, 'editorGutter.modifiedBackground', OverviewRulerLane.Full),
      kind(true, 'editorGutter.addedBackground', OverviewRulerLane.Left),
    ];
    this.subscriptions = [
      ...this.marks.flatMap(({ icon, lines }) => [icon, lines]),
      model.onDidChange(() => this.draw()),
      window.onDidChangeVisibleTextEditors(() => this.draw()),
    ];
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private draw(): void {
    for (const editor of window.visibleTextEditors) {
      const all = this.model.regionsOf(editor.document.uri);
      for (const { isRead, icon, lines } of this.marks) {
        const regions = all.filter(({ read }) => (read !== undefined) === isRead);
        editor.setDecorations(icon, regions.flatMap(lineStarts));
        editor.setDecorations(lines, regions.map(told));
      }
    }
  }
}

/** A line that is wrapped has one mark: beside its first character. */
function lineStarts({ range }: ReviewRegion): Range[] {
  const { start, end } = toRange(range);
  return Array.from({ length: end.line - start.line + 1 }, (_, i) => {
    return new Range(start.line + i, 0, start.line + i, 0);
  });
}

function told(region: ReviewRegion): DecorationOptions {
  const words = plainText(`Review: this change is ${readWords(region)}.`);
  return { range: toRange(region.range), hoverMessage: new MarkdownString(words) };
}
