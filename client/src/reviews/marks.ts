import {
  type DecorationOptions,
  type Disposable,
  type ExtensionContext,
  MarkdownString,
  OverviewRulerLane,
  ThemeColor,
  Uri,
  window,
} from 'vscode';
import { toRange } from '../findings/store';
import { plainText } from '../tooltip';
import type { ReviewModel } from './model';
import { readWords } from './words';

/** Marks changed regions beside the lines: a ring until they are read, a tick after. */
export class RegionMarks implements Disposable {
  private readonly unread: ReturnType<typeof window.createTextEditorDecorationType>;
  private readonly read: ReturnType<typeof window.createTextEditorDecorationType>;
  private readonly subscriptions: Disposable[];

  constructor(
    context: ExtensionContext,
    private readonly model: ReviewModel,
  ) {
    const icon = (name: string) => ({
      gutterIconPath: Uri.joinPath(context.extensionUri, 'media', 'review', `${name}.svg`),
      gutterIconSize: 'contain',
    });
    const kind = (name: string, color: string, overviewRulerLane: OverviewRulerLane) =>
      window.createTextEditorDecorationType({
        light: icon(`${name}-light`),
        dark: icon(`${name}-dark`),
        overviewRulerColor: new ThemeColor(color),
        overviewRulerLane,
      });
    this.unread = kind('unread', 'editorGutter.modifiedBackground', OverviewRulerLane.Full);
    this.read = kind('read', 'editorGutter.addedBackground', OverviewRulerLane.Left);
    this.subscriptions = [
      this.unread,
      this.read,
      model.onDidChange(() => this.draw()),
      window.onDidChangeVisibleTextEditors(() => this.draw()),
    ];
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private draw(): void {
    for (const editor of window.visibleTextEditors) {
      const regions = this.model.regionsOf(editor.document.uri);
      const marked = (isRead: boolean): DecorationOptions[] =>
        regions
          .filter(({ read }) => (read !== undefined) === isRead)
          .map((region) => ({
            range: toRange(region.range),
            hoverMessage: new MarkdownString(plainText(`Review: this change is ${readWords(region)}.`)),
          }));
      editor.setDecorations(this.unread, marked(false));
      editor.setDecorations(this.read, marked(true));
    }
  }
}
