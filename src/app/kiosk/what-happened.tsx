import type { Language } from '../../domain/language.ts'
import { Question, type QuestionProps } from '../../form/question.tsx'
import { Camera, type Snapshot } from './camera.tsx'

type Props = QuestionProps & {
  readonly language: Language
  readonly photos: readonly Snapshot[]
  readonly onPhotos: (photos: readonly Snapshot[]) => void
}

/**
 * What happened, and photos by the tablet's own camera. No file is chosen here: the system's picker would show what lies
 * on the tablet, and its camera app would leave the picture there.
 */
export function WhatHappened({ data, problems, live, words, language, photos, onPhotos }: Props) {
  return (
    <Question step="what" data={data} live={live} words={words}>
      <div class="field">
        <label for="kiosk-body">{words.bodyLabel}</label>
        <p class="small quiet" id="kiosk-body-hint">
          {words.bodyHint}
        </p>
        {problems.body !== undefined && (
          <p class="problem" id="kiosk-body-problem" role="alert">
            {words.problems[problems.body]}
          </p>
        )}
        <textarea
          id="kiosk-body"
          name="body"
          rows={6}
          aria-describedby={problems.body === undefined ? 'kiosk-body-hint' : 'kiosk-body-hint kiosk-body-problem'}
          aria-invalid={problems.body !== undefined}
        />
        <p class="small counter" role="status">
          {live?.charactersLeft == null ? '' : words.charactersLeft(live.charactersLeft)}
        </p>
      </div>
      {problems.photos !== undefined && (
        <p class="problem" role="alert">
          {words.problems[problems.photos]}
        </p>
      )}
      {live?.step === 'what' && <Camera photos={photos} language={language} onPhotos={onPhotos} />}
    </Question>
  )
}
