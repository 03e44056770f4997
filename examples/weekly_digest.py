"""A video from Python, with nothing but the standard library: a dictionary, printed as JSON."""
import json

video_project = {
    "name": "Weekly Digest",
    "width": 1080, "height": 1920, "fps": 30,
    "layers": [
        {
            "type": "text",
            "text": "Your Weekly Stats",
            "fontSize": 6,
            "color": "#FF5A1F",
            "position": [0.5, 0.4],
            "keyframes": {
                "opacity": [
                    {"time": 0, "value": 0},
                    {"time": 0.5, "value": 1}
                ]
            }
        }
    ]
}
print(json.dumps(video_project))
