import { useEffect, useRef, useState } from 'preact/hooks'
import { headingId } from '../../form/question.tsx'
import type { Step } from '../../form/steps.ts'

/**
 * The question on the screen, one entry of the browser's history each: the back button goes to the question before.
 * Null until `begin`. A change moves the focus to the question's heading, so that it is read out.
 */
export function useSteps(steps: readonly Step[]) {
  const [step, setStep] = useState<Step | null>(null)
  const moved = useRef(false)

  useEffect(() => {
    const listener = (event: PopStateEvent) => {
      moved.current = true
      setStep(stepIn(event.state, steps) ?? steps[0] ?? null)
    }
    addEventListener('popstate', listener)
    return () => removeEventListener('popstate', listener)
  }, [steps])

  useEffect(() => {
    if (step === null || !moved.current) return
    scrollTo(0, 0)
    document.getElementById(headingId(step))?.focus({ preventScroll: true })
  }, [step])

  return {
    step,
    /** Shows the question the history remembers, else `first`; whoever is writing keeps the focus. */
    begin: (first: Step) => {
      const begun = stepIn(history.state, steps) ?? first
      history.replaceState({ step: begun }, '')
      setStep(begun)
    },
    go: (next: Step) => {
      if (next === step) return
      moved.current = true
      history.pushState({ step: next }, '')
      setStep(next)
    },
  }
}

function stepIn(state: unknown, steps: readonly Step[]): Step | null {
  if (typeof state !== 'object' || state === null || !('step' in state)) return null
  return steps.find((step) => step === state.step) ?? null
}
