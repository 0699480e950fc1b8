import { LIMITS } from '../../domain/limits.ts'
import { controlId, describedBy, Problem, Question, type QuestionProps } from '../question.tsx'

/** The second decision: what happened, in the reporter's words, and photos of it. */
export function WhatQuestion({ data, values, problems, live, words }: QuestionProps) {
  return (
    <Question step="what" data={data} live={live} words={words}>
      <div class="field">
        <label for={controlId('body')}>{words.bodyLabel}</label>
        <p class="small quiet" id={`${controlId('body')}-hint`}>
          {words.bodyHint}
        </p>
        <Problem field="body" problems={problems} words={words} />
        {/* No maxlength: it would cut a pasted text without a word. */}
        <textarea
          id={controlId('body')}
          name="body"
          rows={6}
          required
          defaultValue={values.body ?? ''}
          aria-describedby={describedBy('body', problems)}
          aria-invalid={problems.body !== undefined}
        />
        <p class="small counter" role="status">
          {live?.charactersLeft == null ? '' : words.charactersLeft(live.charactersLeft)}
        </p>
      </div>
      <fieldset class="field" aria-describedby={`${controlId('photos')}-hint`}>
        <legend class="label">{words.photos}</legend>
        <p class="small quiet" id={`${controlId('photos')}-hint`}>
          {words.photosHint}
        </p>
        <Problem field="photos" problems={problems} words={words} />
        {live?.slots.photos}
        <div class="files">
          <label class="file button button-second">
            <CameraIcon />
            <span>{words.takePhoto}</span>
            <input type="file" name="photos" accept="image/*" capture="environment" id={controlId('photos')} />
          </label>
          <label class="file button button-second">
            <GalleryIcon />
            <span>{words.choosePhotos}</span>
            <input type="file" name="photos" accept="image/*" multiple={LIMITS.attachments > 1} />
          </label>
        </div>
      </fieldset>
    </Question>
  )
}

function CameraIcon() {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M3 8h4l2-3h6l2 3h4v11H3V8Zm9 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z" />
    </svg>
  )
}

function GalleryIcon() {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M3 5h18v14H3V5Zm0 11 5-5 4 4 3-3 6 5M15.5 9.5v.1" />
    </svg>
  )
}
