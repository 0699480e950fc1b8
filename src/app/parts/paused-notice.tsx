import type { Language } from '../../domain/language.ts'
import { Notice } from '../../form/parts/notice.tsx'

const id = {
  title: 'Pengiriman dijeda oleh Anda.',
  safe: 'Laporan aman di HP ini. Jeda berakhir bila Anda melanjutkan, menulis laporan baru, atau membuka aplikasi ini lagi nanti.',
  resume: 'Lanjutkan pengiriman',
}
const en: typeof id = {
  title: 'You paused sending.',
  safe: 'The reports are safe on this phone. The pause ends when you resume, write a new report, or open this app again later.',
  resume: 'Resume sending',
}
export const pauseWords = { id, en }

type Props = {
  readonly language: Language
  /** Null: the button stands elsewhere. */
  readonly onResume: (() => void) | null
}

/** Wherever the queue's state is shown: that it waits for the person, and how it goes on. */
export function PausedNotice({ language, onResume }: Props) {
  const words = pauseWords[language]
  return (
    <Notice tone="alert" title={words.title} live="polite">
      <p>{words.safe}</p>
      {onResume !== null && (
        <button class="button button-second" type="button" onClick={onResume}>
          {words.resume}
        </button>
      )}
    </Notice>
  )
}
