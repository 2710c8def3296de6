"""What is written is sent: no answer waits for the reader to acknowledge the one before."""

import socket

from displacement.server.sockets import answer_at_once


def at_once(one):
    return bool(one.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))


def test_connections_to_what_listens_send_at_once_and_no_other_socket_is_touched():
    with socket.socket() as listening, socket.socket() as bound, socket.socket(socket.AF_UNIX) as local:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        bound.bind(("127.0.0.1", 0))
        answer_at_once()
        with socket.create_connection(listening.getsockname()) as reader:
            accepted, _ = listening.accept()
            with accepted:
                assert at_once(accepted)
                accepted.sendall(b"here")
                assert reader.recv(4) == b"here"
        assert not at_once(bound)
        assert local.fileno() != -1
