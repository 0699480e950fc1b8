import type { Stage } from './stage.ts'

/**
 * Saved and received are two different pictures, told apart without reading: a phone that holds the letter itself, and
 * a house with a banjar roof that has it, stamped. Decorative: the heading beside it says the same in words.
 */
export function StagePicture({ stage }: { readonly stage: Stage }) {
  return (
    <svg class="stage-picture" data-stage={stage} viewBox="0 0 160 96" aria-hidden="true" focusable="false">
      {stage === 'on-phone' ? <PhoneWithLetter /> : <HouseWithStamp />}
    </svg>
  )
}

function PhoneWithLetter() {
  return (
    <>
      <rect class="stage-line" x="56" y="6" width="48" height="84" rx="8" />
      <path class="stage-line" d="M73 13h14" />
      <rect class="stage-fill" x="64" y="34" width="32" height="24" rx="2" />
      <path class="stage-on-fill" d="m65 36 15 12 15-12" />
      <path class="stage-line" d="M75 80h10" />
      <path class="stage-wait" d="M118 34a20 20 0 0 1 0 28m9-37a33 33 0 0 1 0 46" />
    </>
  )
}

function HouseWithStamp() {
  return (
    <>
      <path class="stage-line" d="M34 46 80 8l46 38m-80 0v40h68V46" />
      <path class="stage-line" d="m72 12-7-7m23 7 7-7M26 86h108" />
      <circle class="stage-fill" cx="80" cy="58" r="19" />
      <path class="stage-on-fill" d="m71 58 7 7 12-14" />
    </>
  )
}
