/** Every visible string of the demo. */
export const messages = {
  en: {
    title: 'A memory is a valley, and recall is the way down',
    asks: 'How much of a memory can you destroy before it cannot find its way back?',
    step: 'step',
    steps: 'steps',
    params: {
      noise: { label: 'Noise', help: 'Share of the pixels that are flipped.' },
      erase: { label: 'Erase', nothing: 'nothing', lower: 'lower half', right: 'right half' },
      temperature: {
        label: 'Temperature',
        help: '0 is Hopfield’s rule; above, a pixel may disobey its field.',
      },
      rule: {
        label: 'Rule',
        hebb: 'Hebb',
        'pseudo-inverse': 'pseudo-inverse',
        storkey: 'Storkey',
        modern: 'modern, exponential',
      },
      update: {
        label: 'Pixels change',
        help: 'A step asks 1/64 of them. All at once: they change when all are asked.',
        asynchronous: 'one at a time',
        synchronous: 'all at once',
      },
      pictures: {
        label: 'Pictures',
        letters: 'letters, 16 × 16',
        digits: 'digits, 12 × 16',
        handwritten: 'handwritten, 28 × 28',
        photographs: 'photographs, 64 × 64',
        empty: 'none yet',
      },
      side: { label: 'Pixels along an edge' },
      own: { label: 'Your pictures' },
      stored: { label: 'Stored pictures', help: 'Bit k is set when picture k is stored.' },
      cue: { label: 'Cue made from picture', help: '−1 is a blank picture.' },
      painted: { label: 'Your strokes over the cue' },
      first: { label: 'First picture of the plane' },
      second: { label: 'Second picture of the plane' },
      pixel: { label: 'Pixel looked at', help: '−1 is none.' },
      panel: {
        label: 'Plot',
        trace: 'Energy',
        plane: 'Landscape',
        overlaps: 'Overlaps',
        fields: 'Fields',
      },
    },
    presets: {
      default: 'Almost all noise',
      half: 'Half a letter',
      photographs: 'Nine photographs',
      mixture: 'A false memory',
      negative: 'The negative',
      flipFlop: 'Flip-flop',
      crowded: 'Too much alike',
      inverse: 'The cure',
      warm: 'Warm',
    },
    readouts: {
      energy: 'Energy of the picture',
      overlap: 'Overlap with the memory that the cue was made from',
      restless: 'Pixels that disagree with their field',
    },
    symbols: { energy: 'E', overlap: 'overlap m', restless: 'restless' },
    pixels: 'pixels',
    sources: { stored: 'memory' },
    shelves: {
      photographs: ['camera', 'astronaut', 'cat', 'coffee', 'raccoon', 'ascent', 'rocket', 'horse', 'coins'],
      own: (k: number) => `yours ${k + 1}`,
    },
    predict: {
      question: '45 of every 100 pixels of a stored A are flipped. It ends as',
      somethingNew: 'something new',
      explain: (end: string, overlap: string) =>
        `It ends as ${end}: ${overlap}. The cue agrees with the A in only 55 of 100 pixels, but with the O and the Z in hardly more than half: a small lead is enough. It is close to the edge: of 100 other seeds 72 find the A, 21 a mixture that nobody stored, 4 the Z and 3 a negative.`,
    },
    describe: {
      nothing: 'Nothing is stored: every field is zero, and no pixel has a reason to change.',
      begin: (cue: string, agree: string) =>
        `Nothing has moved yet. The cue agrees with ${cue} in ${agree} of 100 pixels.`,
      beginBlank: 'Nothing has moved yet. Paint on the left picture, then press play.',
      on: (rounds: string, flips: string, energy: string, near: string) =>
        `After ${rounds} rounds and ${flips} changed pixels the energy is ${energy}; the picture is nearest to ${near}.`,
      warm: (temperature: string, rounds: string, near: string) =>
        `At temperature ${temperature} no picture is final: after ${rounds} rounds this one is nearest to ${near}.`,
      near: (name: string, overlap: string) => `${name} (overlap ${overlap})`,
      rest: (rounds: string, what: string) => `At rest after ${rounds} rounds: ${what}.`,
      cycle: 'The picture goes back and forth between two arrangements, for ever: it never rests.',
      exactly: (name: string) => `exactly the memory ${name}`,
      nearly: (name: string, wrong: number) =>
        `the memory ${name} but for ${wrong} pixel${wrong === 1 ? '' : 's'}`,
      negative: (name: string) => `the negative of ${name}, which is stored with it`,
      mixture: (names: string) => `a false memory, a mixture of ${names} that nobody stored`,
      other: (overlap: string) => `a false memory that nobody stored, overlap at most ${overlap}`,
      not: (name: string) => `not ${name}`,
      and: ' and ',
      twins: (a: string, b: string, negative: boolean) =>
        negative
          ? `${b} is the negative of ${a}: every valley has its negative anyway, so this one is dug twice.`
          : `${a} and ${b} are the same picture: two names for one valley.`,
      uniform: (name: string) =>
        `${name} is all one colour: stored alone it makes a magnet, in which every pixel wants to be like all others.`,
    },
    plots: {
      cue: { label: 'What you gave the memory, a grid to paint on', caption: 'what you gave it' },
      now: {
        label: 'The picture now',
        onWay: (updates: string) => `on its way, ${updates} updates`,
        rests: (updates: string) => `where it rests, ${updates} updates`,
        never: (updates: string) => `never at rest, ${updates} updates`,
        start: 'on its way, not started',
      },
      fields: {
        label: 'Local field of every pixel, or the votes for the picked one: brown is for on, teal for off',
        caption: 'what each pixel is told',
        votes: 'what each tells the framed one',
        covered: 'shown after your prediction',
      },
      trace: {
        label: 'Energy against single-pixel updates, with the energy of the stored memory',
        x: 'single-pixel updates',
        y: 'energy E(s)',
        stored: (name: string, energy: string) => `energy of memory ${name}, ${energy}`,
      },
      plane: {
        label: 'Energy on the plane through two memories, with the way of the picture over it',
        x: (a: string, b: string) => `u, where ${a} and ${b} agree`,
        y: (a: string, b: string) => `v, where ${a} and ${b} differ`,
        corner: (name: string, negative: boolean) => (negative ? `not ${name}` : name),
        none: (a: string, b: string) =>
          a === b
            ? 'Choose two different pictures.'
            : `${a} and ${b} are the same up to a sign: they span a line, not a plane.`,
        missing: 'A plane needs two pictures on the shelf.',
        start: 'cue',
        help: 'A shadow of the way: u and v are the means of ξ¹ᵢ sᵢ over the pixels where the two pictures agree and where they differ. The height is E with those means mᵢ in place of the spins',
        pairs:
          ': the mean energy of independent pixels with ⟨sᵢ⟩ = mᵢ. The energy of the picture itself is in the trace.',
        dense: '. The energy of the picture itself is in the trace.',
        first: 'through',
        second: 'and',
        low: 'deep',
      },
      overlaps: {
        label: 'Overlap of the picture with each memory',
        caption: 'overlap with each memory',
        notStored: 'not stored',
      },
    },
    cell: (row: number, column: number, on: boolean) => `row ${row}, column ${column}, ${on ? 'on' : 'off'}`,
    inspector: {
      hint: 'Point at a pixel of the second or third picture: its local field decides what it does next. Click it to see who says what to it.',
      field: (row: number, column: number, h: string) => `Pixel in row ${row}, column ${column}: h = ${h}.`,
      stays: (on: boolean) => `It is ${on ? 'on' : 'off'} and stays so.`,
      tie: (on: boolean) => `No opinion: it stays ${on ? 'on' : 'off'}.`,
      turns: (on: boolean) => `It will turn ${on ? 'on' : 'off'} when its turn comes.`,
      turnsTogether: (on: boolean) =>
        `It will turn ${on ? 'on' : 'off'} with the others, when all are asked.`,
      chance: (percent: string) => `Next time it is on with probability ${percent}.`,
    },
    shelf: {
      store: (name: string) => `store ${name}`,
      use: (name: string) => `make the cue from ${name}`,
      legend: 'Stored memories',
    },
    toolbar: {
      keep: 'Store the left picture',
      wipe: 'Undo strokes',
      blank: 'Blank',
      drop: 'Remove mine',
      open: 'Open a picture…',
      pen: 'Pen',
      pens: ['fine', 'wide', 'broad'],
      side: (n: number) => `${n} × ${n}`,
      full: (most: number) => `The shelf is full: ${most} pictures are the most.`,
    },
    picture: {
      file: 'A picture of your own',
      local: 'Read in this page; it is sent nowhere.',
      title: (name: string) => `${name}, as the memory would see it`,
      compare: 'Each pixel against',
      surroundings: 'its surroundings',
      picture: 'the whole picture',
      share: 'Bright pixels',
      invert: 'Negative',
      store: 'Store it',
      cue: 'Use as cue only',
      cancel: 'Cancel',
      reading: (name: string) => `Reading ${name}…`,
      flat: 'This picture is all one colour at this size: there is nothing to remember but the colour.',
      empty: (name: string) => `${name} is empty: 0 bytes.`,
      large: (name: string, megabytes: string, most: number) =>
        `${name} has ${megabytes} MB: at most ${most} MB are read.`,
      huge: (name: string, width: number, height: number, millions: string, most: number) =>
        `${name} has ${width} × ${height} pixels, ${millions} million: at most ${most} million are read. Make it smaller first.`,
      none: (name: string) =>
        `${name} is not a picture: it does not begin like PNG, JPEG, GIF, WebP, BMP or AVIF.`,
      heic: (name: string) =>
        `${name} is a HEIC picture, which this browser cannot read. Save it as JPEG or PNG first.`,
      broken: (name: string, format: string) =>
        `${name} begins like ${format.toUpperCase()}, but cannot be read: it is damaged, or of a kind this browser does not know.`,
    },
    tables: {
      trace: { title: 'Energy along the run', columns: ['single-pixel updates', 'E'] },
      overlaps: {
        title: 'Overlap with each picture',
        columns: ['picture', 'stored', 'overlap m', 'E of the picture'],
      },
      pixels: { title: 'Pixels', columns: ['row', 'column', 'given', 'now', 'local field h'] },
      votes: 'its vote for the picked pixel',
      path: { title: 'Way over the plane', columns: ['u', 'v'] },
      surface: { title: 'Height of the plane', columns: ['u', 'v', 'E(m)'] },
      yes: 'yes',
      no: 'no',
    },
  },
};
