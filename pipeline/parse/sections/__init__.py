"""The parts that every act has: head, issuer, province, bases, closing, executors, recipients, signature."""
