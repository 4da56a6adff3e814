"""A camera that reads badges, where there is one: Qt's multimedia is asked for only when wanted.

Without its system libraries, or without a camera, the desk works as before, by scanner and search.
"""

from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, Signal
from PySide6.QtGui import QImage

from scorer.words import _

PACE_MS = 120
"""A picture takes some 10 ms to search; between two searches the window must breathe."""
AGAIN_MS = 3000
"""A badge that is held before the camera counts once, until it was away for so long."""


def read_code(image: QImage) -> str:
    """Give the text of the QR in a picture; empty if there is none, or no reader is installed."""
    try:
        import zxingcpp  # noqa: PLC0415  only a camera needs it
    except ImportError:
        return ""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = memoryview(bytes(grey.constBits())).cast("B", (grey.height(), grey.bytesPerLine()))
    found = zxingcpp.read_barcode(
        rows, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    return str(found.text) if found is not None else ""


class Camera(QObject):
    """Reads codes from a camera's pictures, or from any that are put into `sink`.

    Signals:
        scanned(str): A code came into the picture.
        seen(object): The last picture, a `QImage`.
        troubled(str): Why there is no picture.
    """

    scanned = Signal(str)
    seen = Signal(object)
    troubled = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sink: Any = None
        self._session: Any = None
        self._camera: Any = None
        self._device = -1
        self._pace, self._since = QElapsedTimer(), QElapsedTimer()
        self._last = ""

    @property
    def running(self) -> bool:
        """Whether pictures are being read."""
        return self._camera is not None

    def prepare(self) -> bool:
        """Get ready to take pictures at `sink`; False where Qt's multimedia cannot be loaded."""
        if self.sink is not None:
            return True
        try:
            from PySide6.QtMultimedia import QVideoSink  # noqa: PLC0415  may be missing
        except ImportError:
            self.troubled.emit(_("No camera can be used here; scanner and search work as always."))
            return False
        self.sink = QVideoSink(self)
        self.sink.videoFrameChanged.connect(self._on_frame)
        return True

    def start_next(self) -> bool:
        """Start the next camera of this laptop, the first one at first; False if there is none."""
        if not self.prepare():
            return False
        from PySide6.QtMultimedia import (  # noqa: PLC0415  it is there, `prepare` has seen to it
            QCamera,
            QMediaCaptureSession,
            QMediaDevices,
        )

        found = QMediaDevices.videoInputs()
        if not found:
            self.troubled.emit(_("This laptop has no camera; scanner and search work as always."))
            return False
        self.stop()
        self._device = (self._device + 1) % len(found)
        self._session = QMediaCaptureSession(self)
        self._camera = QCamera(found[self._device], self)
        self._session.setCamera(self._camera)
        self._session.setVideoSink(self.sink)
        self._camera.errorOccurred.connect(lambda _error, text: self.troubled.emit(text))
        self._camera.start()
        return True

    def stop(self) -> None:
        """Let go of the camera."""
        if self._camera is not None:
            self._camera.stop()
            self._session.deleteLater()
            self._camera.deleteLater()
        self._camera = self._session = None

    def _on_frame(self, frame: Any) -> None:
        if self._pace.isValid() and self._pace.elapsed() < PACE_MS:
            return
        image = frame.toImage()
        if image.isNull():
            return
        self._pace.start()
        self.seen.emit(image)
        code = read_code(image)
        if not code:
            return
        held = code == self._last and self._since.isValid() and self._since.elapsed() < AGAIN_MS
        self._since.start()
        self._last = code
        if not held:
            self.scanned.emit(code)
