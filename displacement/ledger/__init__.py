from displacement.ledger.search import Found, search
