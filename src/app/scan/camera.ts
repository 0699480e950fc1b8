/** Why there is no picture. */
export type CameraTrouble =
  /** Plain http, or a browser without cameras for pages. */
  | 'insecure'
  /** The person, or a rule of the phone, said no. */
  | 'denied'
  | 'missing'
  /** Another program has it. */
  | 'busy'
  | 'failed'

export type Camera = {
  readonly stream: MediaStream
  /** Of the camera that gives the picture; null when the browser does not say. */
  readonly id: string | null
  /** Every camera there is, once one was allowed: only then browsers tell. */
  readonly others: readonly CameraChoice[]
  /** Null: it has no lamp that pages may switch. */
  readonly setTorch: ((on: boolean) => Promise<void>) | null
  readonly close: () => void
}
export type CameraChoice = { readonly id: string; readonly label: string }

export type OpenedCamera =
  | { readonly outcome: 'open'; readonly camera: Camera }
  | { readonly outcome: 'trouble'; readonly why: CameraTrouble }

/** Opens the camera with this id, else the one that looks away from the person. Asks for leave where it must. */
export async function openCamera(id: string | null): Promise<OpenedCamera> {
  if (!isSecureContext || navigator.mediaDevices === undefined) return { outcome: 'trouble', why: 'insecure' }
  try {
    const which = id === null ? { facingMode: { ideal: 'environment' } } : { deviceId: { exact: id } }
    // Enough for a small sticker at arm's length; a phone that has less gives less.
    const video = { ...which, width: { ideal: 1280 }, height: { ideal: 720 } }
    const stream = await navigator.mediaDevices.getUserMedia({ video, audio: false })
    return { outcome: 'open', camera: await cameraOf(stream) }
  } catch (error) {
    const name = error instanceof DOMException ? error.name : ''
    // The camera that was chosen is gone: any other will do.
    if (id !== null && (name === 'OverconstrainedError' || name === 'NotFoundError')) return openCamera(null)
    return { outcome: 'trouble', why: troubleOf(name) }
  }
}

/** By the names of https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
export function troubleOf(name: string): CameraTrouble {
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing'
    case 'NotReadableError':
    case 'AbortError':
      return 'busy'
    default:
      return 'failed'
  }
}

async function cameraOf(stream: MediaStream): Promise<Camera> {
  const [track] = stream.getVideoTracks()
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => [])
  const cameras = devices.filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
  return {
    stream,
    id: track?.getSettings().deviceId ?? null,
    others: cameras.map(({ deviceId, label }) => ({ id: deviceId, label })),
    setTorch: track !== undefined && hasTorch(track) ? (on) => switchTorch(track, on) : null,
    close: () => {
      for (const each of stream.getTracks()) each.stop()
    },
  }
}

/** `torch` is in Chromium and Safari and missing from TypeScript's library. https://www.w3.org/TR/image-capture/#torch */
function hasTorch(track: MediaStreamTrack): boolean {
  const capabilities: object = track.getCapabilities?.() ?? {}
  return 'torch' in capabilities && capabilities.torch === true
}

async function switchTorch(track: MediaStreamTrack, on: boolean): Promise<void> {
  const torch: MediaTrackConstraintSet & { readonly torch: boolean } = { torch: on }
  await track.applyConstraints({ advanced: [torch] })
}
