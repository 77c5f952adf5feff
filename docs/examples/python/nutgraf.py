"""nutgraf for Python: libnutgraf through ctypes, in one file.

    from nutgraf import Nutgraf
    article = Nutgraf().read("The ferry sails again. ...", title="Ferry sails again", sentences=2)
    article["summary"], [tag["name"] for tag in article["tags"]]

One object serves one thread at a time. What comes back is the record of nutgraf-json(5).
"""
import ctypes
import ctypes.util
import json

OK, NO_MEMORY = 0, 1
Write = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.POINTER(ctypes.c_char), ctypes.c_size_t)


class Error(ctypes.Structure):
    _fields_ = [("code", ctypes.c_int), ("offset", ctypes.c_size_t), ("message", ctypes.c_char * 256)]


class Options(ctypes.Structure):
    """The first fields of nutgraf_options: [size] says where they end, and the library takes its defaults for the others."""
    _fields_ = [("size", ctypes.c_size_t), ("stages", ctypes.c_uint), ("keep_all", ctypes.c_int), ("clean_only", ctypes.c_int),
                ("title", ctypes.c_char_p), ("url", ctypes.c_char_p), ("language", ctypes.c_char_p), ("unit", ctypes.c_int),
                ("length", ctypes.c_size_t), ("by_rank", ctypes.c_int), ("all_sentences", ctypes.c_int)]


class Nutgraf:
    def __init__(self, library=None):
        self._library = ctypes.CDLL(library or ctypes.util.find_library("nutgraf"))
        self._error, self._model, self._context = Error(), ctypes.c_void_p(), ctypes.c_void_p()
        self._check(self._library.nutgraf_model_open(ctypes.byref(self._model), None, ctypes.byref(self._error)))
        self._check(self._library.nutgraf_context_new(ctypes.byref(self._context), None, ctypes.byref(self._error)))

    def __del__(self):
        self._library.nutgraf_context_free(self._context)
        self._library.nutgraf_model_close(self._model)

    def _check(self, status):
        if status == NO_MEMORY:
            raise MemoryError
        if status != OK:
            raise ValueError(self._error.message.decode())

    def read(self, text, title=None, sentences=3, language=None):
        options, result, parts = Options(), ctypes.c_void_p(), []
        self._library.nutgraf_options_init(ctypes.byref(options), ctypes.c_size_t(ctypes.sizeof(options)))
        options.length = sentences
        options.title, options.language = (value.encode() if value else None for value in (title, language))
        data = text.encode()
        self._check(self._library.nutgraf_run(ctypes.byref(result), self._context, self._model, ctypes.byref(options), data,
                                              ctypes.c_size_t(len(data)), ctypes.byref(self._error)))
        write = Write(lambda user, piece, length: parts.append(piece[:length]) or 0)
        self._check(self._library.nutgraf_render(result, b"json", None, write, None, ctypes.byref(self._error)))
        self._library.nutgraf_result_free(result)
        return json.loads(b"".join(parts))
