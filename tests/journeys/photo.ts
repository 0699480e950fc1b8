import sharp from 'sharp'

/** A photo as a phone's camera makes it: large, noisy, with its place and its device in the metadata. */
export function cameraPhoto(): Promise<Buffer> {
  return sharp({
    create: {
      width: 2_400,
      height: 1_800,
      channels: 3,
      background: '#6a8f7b',
      noise: { type: 'gaussian', mean: 120, sigma: 30 },
    },
  })
    .jpeg({ quality: 85 })
    .withExif({
      IFD0: { Make: 'Kamera', Model: 'Rahasia' },
      IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '3/1 19/1 0/1' },
    })
    .toBuffer()
}
