"""Writes math-reference.json: reference values for lib/math.ts from mpmath at 200 (sine, cosine: 1,300) bits.

python3 tests/lib/math-reference.py (Python 3.11, mpmath 1.3.0; needed only to change the arguments)
"""
import base64
import json
import math
import pathlib
import random
import struct

import mpmath as mp

random.seed(20241008)
uniform = random.uniform


def either(low, high):
    """A number of random size between 2^low and 2^high, of either sign."""
    return random.choice([-1, 1]) * uniform(1, 2) * 2.0 ** random.randint(low, high)


def around(x, steps=2):
    """x and its neighbours among the float64."""
    out = [x]
    up = down = x
    for _ in range(steps):
        up, down = math.nextafter(up, math.inf), math.nextafter(down, -math.inf)
        out += [up, down]
    return out


def closest(exponent):
    """The float64 m·2^exponent, 2^52 <= m < 2^53, next to a multiple of pi/2: a convergent of 2^(exponent + 1)/pi."""
    mp.mp.prec = 2600
    ratio = mp.mpf(2) ** (exponent + 1) / mp.pi
    q0, q1, rest = 0, 1, ratio - mp.floor(ratio)
    while True:
        rest = 1 / rest
        whole = int(mp.floor(rest))
        rest -= whole
        if q1 * whole + q0 >= 2**53:
            break
        q0, q1 = q1, q1 * whole + q0
    # A multiple of a small denominator is almost as close.
    return math.ldexp(q1 * (2**53 // q1), exponent)


def hardest(count):
    """The float64 below 2^20 quadrants that come closest, for their size, to a multiple of pi/2."""
    mp.mp.prec = 260
    half_pi = int(mp.floor(mp.pi * mp.mpf(2) ** 199))
    found = []
    for n in range(1, 2**20):
        exact = n * half_pi
        x = float(exact) * 2.0**-200
        numerator, denominator = x.as_integer_ratio()
        found.append((abs((numerator << 200) // denominator - exact) / n, x))
    return [x for _, x in sorted(found)[:count]]


step = math.log(2) / 128
cases = {
    'exp': [uniform(-1, 1) for _ in range(60)] + [uniform(-708, 709) for _ in range(80)]
    + [uniform(-745.2, -708) for _ in range(40)] + [uniform(709, 709.78) for _ in range(5)]
    + [either(-70, -1) for _ in range(20)] + around(709.782712893384) + around(-745.1332191019411)
    + around(-708.0) + around(709.0) + around(0.5 * step) + around(64.5 * step) + around(-64.5 * step),
    'expm1': [uniform(-0.02, 0.02) for _ in range(80)] + [uniform(-2, 2) for _ in range(60)]
    + [uniform(-40, 40) for _ in range(30)] + [uniform(-40, 709) for _ in range(20)] + [either(-70, -6) for _ in range(20)]
    + around(0.5 * step) + around(-0.5 * step) + around(1.5 * step) + around(64.5 * step) + around(-64.5 * step)
    + around(1e-16) + around(-1e-16) + around(-38.0) + around(709.0) + around(709.782712893384),
    'log': [2.0 ** uniform(-1074, 1023.99) for _ in range(80)] + [uniform(0.99, 1.01) for _ in range(80)]
    + [uniform(0.5, 2) for _ in range(60)] + around(1.0, 4) + around(2.0**-1022) + [5e-324, 1e-310, 2.0**1023]
    + [1.7976931348623157e308] + around(1 + 106 / 256) + around(1 + 1 / 256) + around(1 - 1 / 512) + around(math.sqrt(0.5)),
    'log1p': [uniform(-0.02, 0.02) for _ in range(80)] + [uniform(-1, 3) for _ in range(80)]
    + [either(-70, -5) for _ in range(30)] + [uniform(1, 2) * 2.0 ** random.randint(0, 1022) for _ in range(30)]
    + around(1 / 256) + around(-1 / 256) + around(1.0) + around(1e-16) + around(math.nextafter(-1, 0), 0) + [2.0**53, 2.0**53 + 2],
    'tanh': [uniform(-0.02, 0.02) for _ in range(60)] + [uniform(-1, 1) for _ in range(80)] + [uniform(-22, 22) for _ in range(50)]
    + [either(-70, -6) for _ in range(20)] + around(1e-8) + around(22.0) + around(0.25 * step) + around(0.75 * step),
}
quadrants = [k * math.pi / 2 for k in [1, 2, 3, 4, 7, 22, 355, 1000, 710 * 500, 2**20 - 1, 2**20, 2**20 + 1, 2**40]]
angles = [uniform(-1, 1) for _ in range(40)] + [uniform(-20, 20) for _ in range(60)] + [uniform(-1.7e6, 1.7e6) for _ in range(50)]
angles += [either(20, 1022) for _ in range(40)] + [either(-70, -1) for _ in range(20)] + quadrants + [-x for x in quadrants]
angles += [uniform(1.65e6, 1e9) for _ in range(20)] + [closest(e) for e in [*range(-52, -32), 0, 500, 797, 960, 970, 971]]
angles += hardest(12)
angles += around(math.pi / 4) + around(-math.pi / 4) + around(1647099.0) + [1e22, 6381956970095103 * 2.0**797, 1.7976931348623157e308]
cases['sin'] = angles + around(1e-8)
cases['cos'] = angles

functions = {'exp': mp.exp, 'expm1': mp.expm1, 'log': mp.log, 'log1p': mp.log1p, 'sin': mp.sin, 'cos': mp.cos, 'tanh': mp.tanh}


def pack(kind, numbers):
    return base64.b64encode(struct.pack(f'<{len(numbers)}{kind}', *numbers)).decode()


def main():
    out = {'made': 'tests/lib/math-reference.py: x and the nearest float64 y as float64, (exact − y)/ulp(y) as float32, little-endian base64'}
    for name, arguments in cases.items():
        mp.mp.prec = 1300 if name in ('sin', 'cos') else 200
        xs, ys, rests = [], [], []
        for x in arguments:
            exact = functions[name](mp.mpf(x))
            y = float(exact)
            if math.isinf(y):
                continue
            xs.append(x)
            ys.append(y)
            rests.append(float((exact - mp.mpf(y)) / mp.mpf(math.ulp(y))))
        out[name] = {'x': pack('d', xs), 'y': pack('d', ys), 'rest': pack('f', rests)}
        print(name, len(xs))
    pathlib.Path(__file__).with_name('math-reference.json').write_text(json.dumps(out, ensure_ascii=False, indent=2) + '\n')


main()
