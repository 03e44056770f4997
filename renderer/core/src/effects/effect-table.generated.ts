// Generated from renderer/core/effects/*.fx by renderer/core/scripts/build-effects.mjs. Do not edit.
import type { EffectDefinition } from "./effect-definition.js";

/** Every built-in effect, by name. */
export const effectTable: Readonly<Record<string, EffectDefinition>> = {
  "chromaticAberration": {
    "name": "chromaticAberration",
    "uniformBytes": 80,
    "parameters": [
      {
        "name": "intensity",
        "offset": 48,
        "type": "float",
        "default": 0.005,
        "minimum": 0,
        "maximum": 0.1,
        "unit": ""
      },
      {
        "name": "angle",
        "offset": 52,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 360,
        "unit": "deg"
      },
      {
        "name": "centerX",
        "offset": 56,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerY",
        "offset": 60,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "edgeFalloff",
        "offset": 64,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "radial",
        "offset": 68,
        "type": "bool",
        "default": false
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "chromaticAberration.output",
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "crtScanlines": {
    "name": "crtScanlines",
    "uniformBytes": 80,
    "parameters": [
      {
        "name": "scanlineCount",
        "offset": 48,
        "type": "float",
        "default": 240,
        "minimum": 10,
        "maximum": 1080,
        "unit": ""
      },
      {
        "name": "scanlineIntensity",
        "offset": 52,
        "type": "float",
        "default": 0.4,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "rgbMaskAmount",
        "offset": 56,
        "type": "float",
        "default": 0.3,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "curvature",
        "offset": 60,
        "type": "float",
        "default": 0.1,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "brightnessRollOff",
        "offset": 64,
        "type": "float",
        "default": 0.4,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "flicker",
        "offset": 68,
        "type": "bool",
        "default": false
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "crtScanlines.output",
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "fisheye": {
    "name": "fisheye",
    "uniformBytes": 80,
    "parameters": [
      {
        "name": "strength",
        "offset": 48,
        "type": "float",
        "default": 0.5,
        "minimum": -1.5,
        "maximum": 1.5,
        "unit": ""
      },
      {
        "name": "centerX",
        "offset": 52,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerY",
        "offset": 56,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "radius",
        "offset": 60,
        "type": "float",
        "default": 0.5,
        "minimum": 0.01,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "zoom",
        "offset": 64,
        "type": "float",
        "default": 1,
        "minimum": 0.1,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "edgeMode",
        "offset": 68,
        "type": "option",
        "default": "clamp",
        "values": [
          "clamp",
          "transparent",
          "mirror"
        ]
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "fisheye.output",
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "gaussianBlur": {
    "name": "gaussianBlur",
    "uniformBytes": 80,
    "parameters": [
      {
        "name": "radius",
        "offset": 64,
        "type": "float",
        "default": 0.4,
        "minimum": 0,
        "maximum": 10,
        "unit": "em"
      },
      {
        "name": "direction",
        "offset": 68,
        "type": "option",
        "default": "both",
        "values": [
          "both",
          "horizontal",
          "vertical"
        ]
      },
      {
        "name": "edgeMode",
        "offset": 72,
        "type": "option",
        "default": "clamp",
        "values": [
          "clamp",
          "transparent",
          "mirror"
        ]
      },
      {
        "name": "alphaAware",
        "offset": 76,
        "type": "bool",
        "default": true
      }
    ],
    "steps": [
      {
        "kind": "blur",
        "name": "soft",
        "export": "gaussianBlur.soft",
        "texture": 32,
        "reduction": 1,
        "source": 16,
        "edge": {
          "parameter": "edgeMode"
        }
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "gaussianBlur.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "glow": {
    "name": "glow",
    "uniformBytes": 128,
    "parameters": [
      {
        "name": "intensity",
        "offset": 80,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "radius",
        "offset": 84,
        "type": "float",
        "default": 0.6,
        "minimum": 0,
        "maximum": 10,
        "unit": "em"
      },
      {
        "name": "threshold",
        "offset": 88,
        "type": "float",
        "default": 0.6,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "color",
        "offset": 92,
        "type": "color",
        "default": "#ffffff"
      },
      {
        "name": "source",
        "offset": 108,
        "type": "option",
        "default": "alpha",
        "values": [
          "alpha",
          "brightness"
        ]
      },
      {
        "name": "blendMode",
        "offset": 112,
        "type": "option",
        "default": "screen",
        "values": [
          "add",
          "screen",
          "normal"
        ]
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "bright",
        "export": "glow.bright",
        "texture": 32,
        "reduction": 2
      },
      {
        "kind": "blur",
        "name": "halo",
        "export": "glow.halo",
        "texture": 48,
        "reduction": 2,
        "source": 32,
        "edge": "transparent"
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "glow.output",
        "texture": 64,
        "reduction": 1
      }
    ]
  },
  "invert": {
    "name": "invert",
    "uniformBytes": 64,
    "parameters": [
      {
        "name": "amount",
        "offset": 48,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "invert.output",
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "noiseDissolve": {
    "name": "noiseDissolve",
    "uniformBytes": 96,
    "parameters": [
      {
        "name": "progress",
        "offset": 48,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "noiseScale",
        "offset": 52,
        "type": "float",
        "default": 8,
        "minimum": 0.5,
        "maximum": 64,
        "unit": ""
      },
      {
        "name": "softness",
        "offset": 56,
        "type": "float",
        "default": 0.05,
        "minimum": 0.0001,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "edgeWidth",
        "offset": 60,
        "type": "float",
        "default": 0.05,
        "minimum": 0,
        "maximum": 0.5,
        "unit": ""
      },
      {
        "name": "edgeColor",
        "offset": 64,
        "type": "color",
        "default": "#ffffff"
      },
      {
        "name": "invert",
        "offset": 80,
        "type": "bool",
        "default": false
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "noiseDissolve.output",
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "vignette": {
    "name": "vignette",
    "uniformBytes": 96,
    "parameters": [
      {
        "name": "intensity",
        "offset": 48,
        "type": "float",
        "default": 0.6,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "radius",
        "offset": 52,
        "type": "float",
        "default": 0.8,
        "minimum": 0,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "softness",
        "offset": 56,
        "type": "float",
        "default": 0.4,
        "minimum": 0.0001,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "centerX",
        "offset": 60,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerY",
        "offset": 64,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "color",
        "offset": 68,
        "type": "color",
        "default": "#000000"
      },
      {
        "name": "shape",
        "offset": 84,
        "type": "option",
        "default": "circle",
        "values": [
          "circle",
          "ellipse",
          "rectangle"
        ]
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "vignette.output",
        "texture": 32,
        "reduction": 1
      }
    ]
  }
};
