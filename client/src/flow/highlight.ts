import { type Disposable, OverviewRulerLane, ThemeColor, window } from 'vscode';
import type { FlowModel } from './model';

// VS Code passes this property's text on as CSS; there is no other way to give the number a round badge.
const badgeShape = 'none; padding: 0 0.35em; border-radius: 0.6em; font-size: 85%';

/** Marks the steps of the open flow in the editors: each with its number, the current one stronger. */
export class StepHighlights implements Disposable {
  private readonly other = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('editor.wordHighlightBackground'),
    border: '1px solid',
    borderColor: new ThemeColor('editor.wordHighlightBorder'),
    overviewRulerColor: new ThemeColor('editorOverviewRuler.wordHighlightForeground'),
    overviewRulerLane: OverviewRulerLane.Center,
  });
  private readonly current = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('editor.wordHighlightStrongBackground'),
    border: '1px solid',
    borderColor: new ThemeColor('focusBorder'),
  });
  private readonly subscriptions: Disposable[];

  constructor(private readonly model: FlowModel) {
    this.subscriptions = [
      this.other,
      this.current,
      model.onDidChange(() => this.draw()),
      model.onDidMove(() => this.draw()),
      window.onDidChangeVisibleTextEditors(() => this.draw()),
    ];
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private draw(): void {
    for (const editor of window.visibleTextEditors) {
      const here = this.model.steps.filter(
        (step) => !step.changed && step.uri.toString() === editor.document.uri.toString(),
      );
      const marked = (isCurrent: boolean) =>
        here
          .filter((step) => (step === this.model.current) === isCurrent)
          .map((step) => ({
            range: step.range,
            renderOptions: {
              before: {
                contentText: `${step.number}`,
                color: new ThemeColor('badge.foreground'),
                backgroundColor: new ThemeColor('badge.background'),
                margin: '0 0.3em 0 0',
                textDecoration: badgeShape,
              },
            },
          }));
      editor.setDecorations(this.other, marked(false));
      editor.setDecorations(this.current, marked(true));
    }
  }
}
